import Foundation

/// The folder that holds the whole project: `RAPPORT_WORKSPACE`, else above this file.
let workspace: URL = {
    if let given = ProcessInfo.processInfo.environment["RAPPORT_WORKSPACE"] {
        return URL(fileURLWithPath: given, isDirectory: true)
    }
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.pathComponents.count > 1 {
        if FileManager.default.fileExists(atPath: folder.appendingPathComponent("tests/scenarios").path) {
            return folder
        }
        folder.deleteLastPathComponent()
    }
    return folder
}()
