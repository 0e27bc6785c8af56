import ArgumentParser
import Benchmarking
import Disclosure

/// By which rules a packet is let out.
struct PacketGateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The rules on small numbers: \(DisclosureProfile.all.map(\.id).joined(separator: ", ")). 'none' is for use inside an organisation alone."
    ))
  var profile = DisclosureProfile.thresholdTen.id

  func validate() throws { _ = try rules }

  /// The rules.
  var rules: DisclosureProfile {
    get throws {
      guard let found = DisclosureProfile.named(profile) else {
        let known = DisclosureProfile.all.map(\.id).joined(separator: ", ")
        throw ValidationError("--profile: '\(profile)' is none of: \(known).")
      }
      return found
    }
  }
}
