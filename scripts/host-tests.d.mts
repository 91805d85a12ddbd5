/** Bundles test/e2e/vscode/host; resolves with the module for VS Code's `extensionTestsPath`. */
export function buildHostTests(): Promise<string>;
