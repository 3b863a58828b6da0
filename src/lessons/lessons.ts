export { grade } from './grade';
export { readLessons } from './read-lessons';
