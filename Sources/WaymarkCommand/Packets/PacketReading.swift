import Benchmarking
import Documents
import Platform
import Results
import Tables

/// Reads files of packets, whichever way they are written, and finds those that are not as they were made.
enum PacketReading {
  /// The packets of some files, in their order.
  ///
  /// - Parameter paths: the files; `-` is the standard input.
  /// - Returns: the packets.
  /// - Throws: `RefusedInput` with `file.…`, `document.…`, `csv.…`, or `packet.edited`; all troubles of a
  ///   file at once.
  static func entries(_ paths: [String]) throws(RefusedInput) -> [PacketEntry] {
    var entries: [PacketEntry] = []
    for path in paths { entries += try Self.entries(SourceFile(whole: path)) }
    return entries
  }

  /// The packets of a file.
  static func entries(_ file: SourceFile) throws(RefusedInput) -> [PacketEntry] {
    let text = file.bytes.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return text.first == UInt8(ascii: "{")
      ? try PacketDocument.entries(file) : try PacketRows.entries(file)
  }

  /// Finds what is not as it was made.
  ///
  /// - Parameters:
  ///   - entry: a packet as it was read.
  ///   - hash: the hash that stands beside it.
  /// - Returns: what is wrong with it; nil when it is as it was made.
  static func trouble(_ entry: PacketEntry, hash: String) -> Diagnostic? {
    if entry.hash != hash { return edited(at: entry.place) }
    guard let fault = entry.packet.fault else { return nil }
    return Diagnostic(
      .packetImpossible, at: entry.place, "This packet \(fault).",
      help: "Have it made again with 'waymark packet make' from the rows.")
  }

  /// A packet, or a file of them, whose hash is another one.
  static func edited(at place: Place, _ what: String = "This packet is") -> Diagnostic {
    Diagnostic(
      .packetEdited, at: place, "\(what) not as it was made: its hash is another one.",
      help:
        "Ask for the file as 'waymark packet' wrote it. Spreadsheets cut digits and turn texts into dates when they save."
    )
  }
}
