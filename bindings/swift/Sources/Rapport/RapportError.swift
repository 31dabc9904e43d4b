import Foundation

/// `error.localizedDescription` and `"\(error)"` are the core's words for the person.
extension RapportError: CustomStringConvertible, LocalizedError {
    public var errorDescription: String? { description }
}
