import Platform

/// The entries of a small zip file by name, for looking into what was written.
public struct ZipParts {
  private var texts: [String: [UInt8]] = [:]

  /// Goes through the directory at the end of the file, and undoes each entry through gzip.
  ///
  /// - Throws: `Unreadable` for anything but stored and deflated entries.
  public init(_ file: [UInt8]) throws {
    func number(_ at: Int, _ size: Int) -> Int {
      (0..<size).reduce(0) { $0 | Int(file[at + $1]) << (8 * $1) }
    }
    guard let end = file.lastRange(of: [0x50, 0x4B, 5, 6])?.lowerBound else { throw Unreadable() }
    var at = number(end + 16, 4)
    for _ in 0..<number(end + 10, 2) {
      let (method, packed, size, name) = (
        number(at + 10, 2), number(at + 20, 4), number(at + 24, 4), number(at + 28, 2)
      )
      let local = number(at + 42, 4)
      let start = local + 30 + number(local + 26, 2) + number(local + 28, 2)
      let content = Array(file[start..<(start + packed)])
      let key = String(decoding: file[(at + 46)..<(at + 46 + name)], as: UTF8.self)
      guard method == 0 || method == 8 else { throw Unreadable() }
      if method == 0 {
        texts[key] = content
      } else {
        let member =
          [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + content + file[(at + 16)..<(at + 20)]
          + (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) }
        texts[key] = try SourceFile(name: "part.gz", bytes: member).decompressed().bytes
      }
      at += 46 + name + number(at + 30, 2) + number(at + 32, 2)
    }
  }

  /// The names of the parts, sorted.
  public var names: [String] { texts.keys.sorted() }

  /// A part as text.
  public func text(_ name: String) throws -> String {
    guard let bytes = texts[name] else { throw Unreadable() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A file that this does not read, or a part that is not there.
  public struct Unreadable: Error {}
}

extension Array where Element == UInt8 {
  /// Where a piece stands last.
  fileprivate func lastRange(of piece: [UInt8]) -> Range<Int>? {
    guard count >= piece.count else { return nil }
    let start = (0...(count - piece.count)).last {
      self[$0..<($0 + piece.count)].elementsEqual(piece)
    }
    return start.map { $0..<($0 + piece.count) }
  }
}
