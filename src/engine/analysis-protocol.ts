import { MAX_ANALYSIS_TEXT } from '../pitfalls/read-analysis';

/** Page → engine: sources to look into, as JSON of an AnalysisWork. Answered by exactly one AnalysisMessage with its id. */
export interface AnalyseRequest {
  type: 'analyse';
  id: number;
  work: string;
}

/** Engine → page. `text` is JSON of a FileAnalysis for each file; `analysis-failed`: Python raised, which it should not. */
export type AnalysisMessage = { type: 'analysed'; id: number; text: string } | { type: 'analysis-failed'; id: number; message: string };

/** Reads a message of the worker that analyses sources: throws where it is not exactly of the protocol's shape. What `text` says is read by `readAnalysis`. */
export function readAnalysisMessage(value: unknown): AnalysisMessage {
  if (typeof value === 'object' && value !== null) {
    // Nothing is known of its fields yet.
    const { type, id, text, message } = value as Record<string, unknown>;
    if (typeof id === 'number' && Number.isSafeInteger(id)) {
      if (type === 'analysed' && typeof text === 'string' && text.length <= MAX_ANALYSIS_TEXT) return { type, id, text };
      if (type === 'analysis-failed' && typeof message === 'string') return { type, id, message };
    }
  }
  throw new TypeError('The engine sent a message about an analysis of an unknown shape.');
}
