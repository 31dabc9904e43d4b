import Foundation

@testable import Rapport

/// Tells a story to vaults and looks at what they show.
final class Stage {
    private let story: Story
    private let world: World
    private var names = Names()
    /// What was not as expected.
    private(set) var failures: [String] = []

    init(_ story: Story) async throws {
        self.story = story
        world = try await World(story)
    }

    /// Plays the whole story; it ends at the first step that could not be done. At the end all devices sync until
    /// nothing moves, and must show the same.
    func play() async throws {
        for (place, step) in story.steps.enumerated() {
            do {
                guard try await play(step, number: place + 1) else { return }
            } catch {
                throw Flaw("step \(place + 1): \(error)")
            }
        }
        try await world.settle()
        let first = try await world[world.devices[0]].everything()
        for device in world.devices.dropFirst() {
            failures += differences(first, try await world[device].everything(), at: "\(world.devices[0]), \(device): ")
        }
    }

    /// Plays a step; whether the story can go on.
    private func play(_ step: Step, number: Int) async throws -> Bool {
        switch step {
        case .advance(let seconds): world.clock.advance(seconds)
        case .settle: try await world.settle()
        case .sync(let devices):
            for device in devices { try await world.sync(device) }
        case .log(let on, let text, let with, let naming, let refusal):
            // The text is read before the second that logging takes, as by somebody who then taps on a button.
            let vault = world[on]
            return try await attempt(number, refusal, naming, own: .meeting) { clock in
                let debrief = try await vault.draft(text, with: with)
                clock.advance(1)
                return try await vault.log(debrief)
            }
        case .act(let on, let json, let naming, let refusal):
            let (vault, command) = (world[on], try Command(telling: try names.resolve(json)))
            return try await attempt(number, refusal, naming, own: command.kind) { clock in
                clock.advance(1)
                return try await vault.apply(command)
            }
        case .undo(let on, let refusal):
            let vault = world[on]
            return try await attempt(number, refusal, .nothing, own: .profile) { clock in
                clock.advance(1)
                return try await vault.undo()
            }
        case .expect(let on, let look, let part, let pointers):
            let shown = try await world[on].shown(look, names: names)
            compare(number, "\(on) shows \(look.view)", try names.resolve(part), shown)
            for (name, pointer) in pointers {
                guard let thing = shown.at(pointer) else { throw Flaw("there is nothing at \(pointer)") }
                try names.bind(name, thing)
            }
        case .draft(let on, let text, let with, let part):
            let debrief = try await world[on].draft(text, with: with)
            compare(number, "\(on) reads a draft", try names.resolve(part), debrief.json)
        }
        return true
    }

    private func compare(_ number: Int, _ what: String, _ expected: Json, _ shown: Json) {
        failures += mismatches(expected, shown).map { "step \(number), \(what): \($0)" }
    }

    private func attempt(
        _ number: Int, _ refusal: String?, _ naming: Naming, own: Kind, _ body: (HandClock) async throws -> Applied
    ) async throws -> Bool {
        do {
            let applied = try await body(world.clock)
            if let refusal {
                failures.append("step \(number): it worked, and should be refused with \"\(refusal)\"")
                return false
            }
            try names.bind(naming, applied, own: own)
            return true
        } catch let error as RapportError {
            let said = error.localizedDescription
            if let refusal, said.contains(refusal) { return true }
            failures.append("step \(number): \(refusal.map { "expected \"\($0)\", got" } ?? "it failed:") \(said)")
            return refusal != nil
        }
    }
}
