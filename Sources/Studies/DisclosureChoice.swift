import Disclosure

/// The rules on small numbers that a study file may name for what leaves: every profile but the one
/// without rules.
enum DisclosureChoice: String, CaseIterable {
  case thresholdTen = "threshold-10"
  case nhsEngland = "nhs-england"
  case openSAFELY = "opensafely"
  case ukLLC = "uk-llc"

  var profile: DisclosureProfile {
    switch self {
    case .thresholdTen: .thresholdTen
    case .nhsEngland: .nhsEngland
    case .openSAFELY: .openSAFELY
    case .ukLLC: .ukLLC
    }
  }
}
