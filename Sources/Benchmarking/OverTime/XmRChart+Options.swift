extension XmRChart {
  /// How a chart is made.
  ///
  /// | name | default | meaning |
  /// |---|---|---|
  /// | `runLength` | `.seven` | points that make a trend or a shift |
  /// | `screening` | `.none` | whether large moving ranges are set aside |
  /// | `fewest` | `.thirteen` | figures a segment needs before anything is judged |
  /// | `fixAfter` | nil | figures at the start of each segment that set its limits; nil for all |
  /// | `rebases` | none | where limits begin anew |
  /// | `hoped` | nil | the direction hoped for; nil for neither |
  /// | `target` | nil | a target to hold against the limits; nil for none |
  public struct Options: Sendable, Hashable {
    /// Points that make a trend or a shift.
    public var runLength: XmRRunLength = .seven
    /// Whether large moving ranges are set aside before their average is taken.
    public var screening: XmRLimits.Screening = .none
    /// Figures that a segment needs before anything is judged by its limits.
    public var fewest: Fewest = .thirteen
    /// Figures at the start of each segment that set its limits, 12 or more; those that come later
    /// leave them as they are. Nil: all figures of the segment set them.
    public var fixAfter: Int?
    /// Where limits begin anew, because something is known to have changed.
    public var rebases: [Rebase] = []
    /// The direction hoped for; nil where neither is.
    public var hoped: XmRDirection?
    /// A target to hold against the limits; nil for none.
    public var target: Double?

    /// Makes the default options.
    public init() {}
  }

  /// Figures that a segment needs before anything is judged.
  public enum Fewest: Int, Sendable, Hashable, CaseIterable {
    /// Twelve: as the guidance of *Making Data Count* words it.
    case twelve = 12
    /// Thirteen: twelve moving ranges, where NHSRplotthedots stops warning.
    case thirteen = 13
  }

  /// A period with which mean, limits and rules begin anew. It is stated, never found in the figures.
  public struct Rebase: Sendable, Hashable {
    /// Place of the first period of the new segment, above 0; `ProcessSeries.place(onOrAfter:)` gives
    /// it for a day.
    public var place: Int
    /// What changed, in a few words; may be empty.
    public var why: String
    /// Figures that set the new segment's limits, in place of the options' `fixAfter`; nil for that.
    public var fixAfter: Int?

    /// Makes a rebase.
    public init(at place: Int, why: String = "", fixAfter: Int? = nil) {
      self.place = place
      self.why = why
      self.fixAfter = fixAfter
    }
  }

  /// The fewest figures that may fix limits.
  public static let fewestFixed = 12
}
