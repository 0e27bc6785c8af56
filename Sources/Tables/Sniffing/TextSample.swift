package import Platform
package import Results

/// The beginning of a file as UTF-8, and how it had to be read for that.
///
/// A bounded part is looked at, so that memory does not depend on the file; what was looked at is
/// said.
package struct TextSample: Sendable {
  /// How the bytes stand for characters, as a guess.
  package enum Encoding: Sendable, Hashable {
    /// What the bytes themselves show.
    case form(TextForm)
    /// Not UTF-8; every byte is a character of Windows-1252. The first byte that is not UTF-8.
    case windows1252(Place)
  }

  /// Bytes that are looked at: 16 MiB.
  package static let most = 16 << 20
  /// The text as UTF-8, without a mark.
  package var bytes: [UInt8]
  /// How it was read.
  package var encoding: Encoding
  /// Bytes of the file that were looked at.
  package var byteCount: Int
  /// Whether that is the whole file.
  package var isWhole: Bool
  /// The file's name.
  package var file: String

  /// Reads the beginning of a source.
  ///
  /// - Throws: `RefusedInput` when it is not text: `file.empty`, `file.kind`, `file.zero-byte`, …
  package init(_ source: consuming ByteSource, most: Int = most) throws(RefusedInput) {
    file = source.name
    var raw: [UInt8] = []
    while raw.count <= most {
      let start = raw.count
      let step = min(1 << 20, most + 1 - start)
      if step == 0 { break }
      raw.append(contentsOf: [UInt8](repeating: 0, count: step))
      let count = try source.read(into: &raw, from: start, to: raw.count)
      raw.removeLast(step - count)
      if count < step { break }
    }
    isWhole = raw.count <= most
    if !isWhole { raw.removeLast() }
    byteCount = raw.count
    if let fault = TextEncoding.kindFault(raw), fault.code == .fileKind {
      throw fault.refusal(file: file, in: raw, lineStart: 0, line: 1)
    }
    let form = TextForm(raw)
    encoding = .form(form)
    switch form {
    case .utf16(let isLittleEndian, let hasMark):
      bytes = WideText.utf8(
        raw.dropFirst(hasMark ? 2 : 0), unit: 2, isLittleEndian: isLittleEndian)
    case .utf32(let isLittleEndian, let hasMark):
      bytes = WideText.utf8(
        raw.dropFirst(hasMark ? 4 : 0), unit: 4, isLittleEndian: isLittleEndian)
    case .utf8(let hasMark):
      bytes = hasMark ? Array(raw.dropFirst(3)) : raw
      if !isWhole { Self.dropPartOfCharacter(&bytes) }
      guard let fault = TextEncoding.fault(in: bytes, 0..<bytes.count) else { break }
      let refusal = fault.refusal(file: file, in: bytes, lineStart: 0, line: 1)
      guard fault.code == .fileEncoding, let text = Windows1252.utf8(bytes),
        let place = refusal.diagnostics.first?.place
      else { throw refusal }
      bytes = text
      encoding = .windows1252(place)
    }
    if bytes.allSatisfy({ [0x0A, 0x0D, 0x20].contains($0) }) {
      throw TextEncoding.empty(file: file)
    }
    if let zero = TextEncoding.fault(in: bytes, 0..<bytes.count) {
      throw zero.refusal(file: file, in: bytes, lineStart: 0, line: 1)
    }
  }

  /// A sample may end inside a character of several bytes.
  private static func dropPartOfCharacter(_ bytes: inout [UInt8]) {
    var dropped = 0
    while dropped < 3, let last = bytes.last, last >= 0x80 {
      bytes.removeLast()
      dropped += 1
      if last >= 0xC0 { return }
    }
  }
}
