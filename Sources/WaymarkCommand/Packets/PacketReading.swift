import Benchmarking
import Documents
import Platform
import Results
import Tables

/// Packets as they were read.
struct ReadPackets {
  /// Those of means, standard deviations and counts.
  var means: [PacketEntry] = []
  /// Those of a plan.
  var blocks: [BlockEntry] = []
}

/// Reads files of packets, whichever way they are written, and finds those that are not as they were made.
enum PacketReading {
  /// The packets of some files, in their order.
  ///
  /// - Parameter paths: the files; `-` is the standard input.
  /// - Returns: the packets: all of means, or all of a plan.
  /// - Throws: `RefusedInput` with `file.…`, `document.…`, `csv.…`, `packet.edited`, or `packet.plan` where
  ///   some are of a plan and others not; all troubles of a file at once.
  static func packets(_ paths: [String]) throws(RefusedInput) -> ReadPackets {
    var read = ReadPackets()
    for path in paths {
      let more = try packets(SourceFile(whole: path))
      read.means += more.means
      read.blocks += more.blocks
    }
    if let block = read.blocks.first, let other = read.means.first {
      throw RefusedInput([
        Diagnostic(
          .packetPlan, at: block.place,
          "This packet was made by a plan, and another one (\(PacketMerge.words(other.place))) without.",
          help: "Have all made with the same --plan, or all without.")
      ])
    }
    return read
  }

  /// The packets of a file.
  static func packets(_ file: SourceFile) throws(RefusedInput) -> ReadPackets {
    let text = file.bytes.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return text.first == UInt8(ascii: "{")
      ? try PacketDocument.packets(file) : ReadPackets(means: try PacketRows.entries(file))
  }

  /// Finds what is not as it was made.
  ///
  /// - Parameters:
  ///   - entry: a packet as it was read.
  ///   - hash: the hash that stands beside it.
  /// - Returns: what is wrong with it; nil when it is as it was made.
  static func trouble(_ entry: PacketEntry, hash: String) -> Diagnostic? {
    if entry.hash != hash { return edited(at: entry.place) }
    return entry.packet.fault.map { impossible($0, at: entry.place) }
  }

  /// A packet that no people can stand behind.
  static func impossible(_ fault: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .packetImpossible, at: place, "This packet \(fault).",
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
