/// Words or a picture that belong to a day of a person's journey.
///
/// Listed names were masked before the text came here; that makes it no anonymous text, and nothing says so.
public struct WrittenWord: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What somebody noted.
    case note
    /// What the person said.
    case quote
    /// A picture.
    case picture

    /// The part of a record whose consent it needs.
    public var part: Consent.Part { self == .picture ? .pictures : .words }
  }

  /// The day, counted from 1970-01-01.
  public var day: Int
  /// What it is.
  public var kind: Kind
  /// The text, with listed names masked; empty for a picture without words.
  public var text: String
  /// How many names were masked in it.
  public var namesMasked: Int
  /// The file of a picture, as the record names it, with listed names masked.
  public var file: String?
  /// The outcome it is about, by its id in the framework.
  public var about: String?
  /// Who has approved that it is shown outside; nil for nobody.
  public var approvedBy: String?
  /// The day of the approval.
  public var approvedOn: Int?

  /// Describes words or a picture.
  public init(
    day: Int, kind: Kind, text: String, namesMasked: Int = 0, file: String? = nil,
    about: String? = nil, approvedBy: String? = nil, approvedOn: Int? = nil
  ) {
    (self.day, self.kind, self.text, self.namesMasked) = (day, kind, text, namesMasked)
    (self.file, self.about) = (file, about)
    (self.approvedBy, self.approvedOn) = (approvedBy, approvedOn)
  }

  /// Whether a named human had approved by a day that it is shown outside. Nobody can approve what has not been
  /// said yet.
  public func isApproved(at day: Int) -> Bool {
    approvedBy != nil && approvedOn.map { $0 <= day && $0 >= self.day } == true
  }
}
