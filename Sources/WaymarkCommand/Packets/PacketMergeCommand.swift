import ArgumentParser
import Disclosure
import Platform
import Results

/// `waymark packet merge`: packets of several services in one file.
struct PacketMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract:
      "Brings packets of several files together, and refuses those that do not go together.",
    usage: "waymark packet merge FILE… [options]",
    discussion: """
      Examples:
        waymark packet merge north.json south.json > all.json
        waymark packet merge part-*.json --parts --profile none > whole.json

      Packets of the same scale must be of the same version and made by the same plan; each service has one \
      packet for a period and scale. Packets that were edited by hand are refused. Packets that passed a gate \
      stay as they are; those made with --profile none pass it here, by the rules of --profile.

      Packets of a plan (--plan) are added up where they passed no gate, and stand side by side where they \
      did; 'waymark packet fit' adds up all of them.

      With --parts, packets of the same service, period and scale are of different people, as where rows lie \
      in several places: they are added up, and give what one packet of all rows would have given. All rows \
      of a person lie in one part; that is not seen from the packets.

      Exit codes: 0 done; 64 the command line is wrong; 65 packets were refused; 66 a file is missing; 73 a \
      file cannot be made; 74 output could not be written.
      """)

  @Argument(help: "Files of packets, as JSON or CSV; '-' is the standard input.")
  var files: [String]

  @Flag(help: "Packets of the same service, period and scale are of different people: add them up.")
  var parts = false

  @OptionGroup(title: "What may leave") var gate: PacketGateOptions

  @OptionGroup(title: "What goes out") var output: PacketOutputOptions

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func run() throws {
    do {
      let read = try PacketReading.packets(files)
      guard read.blocks.isEmpty else { return try merge(read.blocks) }
      let merged = try PacketMerge(read.means, addsParts: parts)
      var gated = PacketGated(try gate.rules)
      for entry in merged.entries {
        if entry.profile.isUngated { gated.take(entry) } else { gated.pass(entry) }
      }
      try output.write(gated, apartFrom: files)
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }

  private func merge(_ blocks: [BlockEntry]) throws {
    try output.requireDocument()
    var gated = BlockGated(try gate.rules)
    for entry in try BlockMerge(blocks, addsParts: parts).entries {
      if entry.profile.isUngated { try gated.take(entry) } else { gated.pass(entry) }
    }
    try output.write(gated, apartFrom: files)
  }
}
