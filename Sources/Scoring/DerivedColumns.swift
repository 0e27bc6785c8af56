public import Results
public import Scales

extension SurveyMapping.ScaleColumns {
  /// The columns of a scale that is scored from the answers to this one.
  ///
  /// - Parameters:
  ///   - scale: this scale itself, or one that is a part of it.
  ///   - place: where this was asked for.
  /// - Returns: the scale with the columns of those items that are its own.
  /// - Throws: `RefusedInput` with `scale.derivation`.
  public func answering(
    _ scale: Scale, askedAt place: Place
  ) throws(RefusedInput) -> SurveyMapping.ScaleColumns {
    if scale.id == self.scale.id { return self }
    let derived = try scale.derived(from: self.scale, askedAt: place)
    return SurveyMapping.ScaleColumns(
      scale: derived.scale, columns: derived.positions.map { columns[$0] })
  }
}
