/// What persons' outcomes say of each class, with its derivatives.
struct ClassEvidence: Sendable {
  /// Of one class.
  struct OfClass: Sendable {
    /// log φ of every person, without what gaps between thresholds add.
    var logs: [Double]
    /// ∂ log φ/∂η of every piece.
    var slopes: [Double]
    /// ∂ log φ/∂Λ of every person; empty without random effects.
    var factors: [Square]
  }

  var classes: [OfClass]
  /// What gaps between thresholds add, which is the same in every class.
  var gaps: GapTerms
}
