import Foundation

@testable import Rapport

/// A store of secrets in memory that writes down what it is asked, and can be locked.
final class Keys: SecretStore, @unchecked Sendable {
    private let lock = NSLock()
    private var kept: [String: Data] = [:]
    private var asked: [String] = []
    private var refusal: (any Error)?

    /// What every call throws, if anything.
    var failure: (any Error)? {
        get { lock.withLock { refusal } }
        set { lock.withLock { refusal = newValue } }
    }

    /// What it was asked since this was last called: `get key`, `put token`.
    func calls() -> [String] {
        lock.withLock {
            defer { asked = [] }
            return asked
        }
    }

    func get(name: String) throws -> Data? {
        try ask("get", name) { $0[name] }
    }

    func put(name: String, secret: Data) throws {
        try ask("put", name) { $0[name] = secret }
    }

    func delete(name: String) throws {
        try ask("delete", name) { $0[name] = nil }
    }

    private func ask<T>(_ verb: String, _ name: String, _ act: (inout [String: Data]) -> T) throws -> T {
        try lock.withLock {
            asked.append("\(verb) \(name.split(separator: ".").last ?? "")")
            if let refusal { throw refusal }
            return act(&kept)
        }
    }
}
