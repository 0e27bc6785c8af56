import Results

/// The text of a gzip file, as its bytes come in: one member or several, each with its check sum
/// (RFC 1952). Memory is the same however long the text is.
struct GzipReader: ~Copyable {
  /// The first two bytes of every member.
  static let magic: [UInt8] = [0x1F, 0x8B]

  private let inflater = Inflater()
  private var input: [UInt8]
  private var next = 0
  private var filled: Int
  /// Bytes of the file before those in `input`.
  private var before = 0
  private var isInside = true

  /// Starts with the first bytes of a file, `magic` among them.
  init(_ first: [UInt8]) {
    input = first + [UInt8](repeating: 0, count: 1 << 16)
    filled = first.count
  }

  /// Fills a buffer as far as there is text.
  ///
  /// - Parameters:
  ///   - buffer: takes the text.
  ///   - start: where the first byte goes.
  ///   - end: where to stop.
  ///   - file: the file's name.
  ///   - more: fills an array from its start with further bytes of the file, 0 at its end.
  /// - Returns: how many bytes came; fewer than asked for only at the end of the text.
  /// - Throws: `RefusedInput` with `file.gzip-truncated` or `file.gzip-corrupt`, and whatever `more`
  ///   throws.
  mutating func read(
    into buffer: inout [UInt8], from start: Int, to end: Int, of file: String,
    more: (inout [UInt8]) throws(RefusedInput) -> Int
  ) throws(RefusedInput) -> Int {
    var position = start
    while position < end {
      if next == filled {
        before += filled
        next = 0
        filled = try more(&input)
        if filled == 0 {
          if isInside { throw truncated(file) }
          break
        }
      }
      if !isInside {
        guard input[next] == Self.magic[0] else { throw trailing(file) }
        inflater.reset()
        isInside = true
      }
      switch inflater.inflate(
        input, from: &next, to: filled, into: &buffer, from: &position, to: end)
      {
      case .goesOn: break
      case .memberEnds: isInside = false
      case .corrupt: throw corrupt(file)
      }
    }
    return position - start
  }

  private func truncated(_ file: String) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .fileGzipTruncated, at: Place(file: file),
        "The compressed file breaks off after \(before) bytes; its end is missing.",
        help: "Copy or download it again; 'gzip -t FILE' says whether it is whole.")
    ])
  }

  private func corrupt(_ file: String) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .fileGzipCorrupt, at: Place(file: file),
        "The compressed file is damaged: at byte \(before + next) it does not decompress, "
          + "or its check sum is wrong.",
        help: "Copy or download it again; 'gzip -t FILE' says whether it is whole.")
    ])
  }

  private func trailing(_ file: String) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .fileGzipCorrupt, at: Place(file: file),
        "The compressed data end at byte \(before + next), and something else follows.",
        help: "Compress the file again with gzip; several compressed files may follow each other.")
    ])
  }

  /// The refusal of a file that is called `.gz` and is something else.
  static func notGzip(_ file: String) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .fileGzipCorrupt, at: Place(file: file),
        "The file's name ends in .gz, and its first bytes are not those of a gzip file.",
        help: "If it is not compressed, leave .gz out of its name; otherwise compress it with gzip."
      )
    ])
  }
}
