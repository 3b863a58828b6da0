// Imported first by every script that is meant to work on a fresh clone: a Node that is too old gets a sentence, not a stack trace.
const [major, minor] = process.versions.node.split('.').map(Number);
const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
if (!supported) {
  console.error(`Recall needs Node 20.19 or newer (or 22.12 or newer); this is Node ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`);
  process.exit(1);
}
