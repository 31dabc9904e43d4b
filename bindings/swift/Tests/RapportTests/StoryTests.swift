import Foundation
import Testing

/// The names of all stories of the workspace.
let stories: [String] = {
    let folder = workspace.appendingPathComponent("tests/scenarios")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.sorted()
}()

@Suite struct StoryTests {
    @Test func thereAreStories() {
        #expect(!stories.isEmpty, "no stories in \(workspace.path)/tests/scenarios")
    }

    @Test(arguments: stories) func holds(file: String) async throws {
        let story = try Story(reading: workspace.appendingPathComponent("tests/scenarios/\(file)"))
        let stage = try await Stage(story)
        try await stage.play()
        #expect(stage.failures.isEmpty, "\(stage.failures.joined(separator: "\n"))")
    }
}
