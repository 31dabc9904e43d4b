/// What is wrong with a story itself.
struct Flaw: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
