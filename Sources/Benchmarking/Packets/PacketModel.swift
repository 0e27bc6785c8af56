/// What is explained by what, in a model of services from their packets.
public enum PacketModel: String, Sendable, Hashable, CaseIterable {
  /// The later score given the earlier one: services are compared as if their people had started alike.
  case postOnPre = "post ~ pre"
  /// The later score as it is.
  case post = "post ~ 1"
  /// The difference between the two scores.
  case change = "change ~ 1"
}
