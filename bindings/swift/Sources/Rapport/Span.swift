import Foundation

extension Span {
    /// The piece of the text that it is about, to highlight it; nothing if the text is another one.
    public func range(in text: String) -> Range<String.Index>? {
        let units = text.utf8
        guard start <= end, let first = units.index(units.startIndex, offsetBy: Int(start), limitedBy: units.endIndex),
            let last = units.index(first, offsetBy: Int(end - start), limitedBy: units.endIndex),
            first.samePosition(in: text.unicodeScalars) != nil, last.samePosition(in: text.unicodeScalars) != nil
        else { return nil }
        return first..<last
    }

    /// The same for `NSAttributedString` and the text views of the system, which count in UTF-16.
    public var nsRange: NSRange {
        NSRange(location: Int(startUtf16), length: Int(endUtf16) - Int(startUtf16))
    }
}
