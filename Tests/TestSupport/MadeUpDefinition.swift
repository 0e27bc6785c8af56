/// A made-up Open Scale Definition, put together from the parts that a test is about.
public struct MadeUpDefinition: Sendable {
  /// The licence as the file names it.
  public var licence = "CC BY 4.0"
  /// The answers of every item that has none of its own, as JSON.
  public var likert =
    #"{"points": 5, "min": 0, "max": 4, "labels": ["no", null, "half", null, "yes"]}"#
  /// The items, as JSON objects.
  public var items = ["a", "b", "c"].map {
    #"{"id": "\#($0)", "type": "likert", "text_key": "\#($0)"}"#
  }
  /// The scores, as members of `scoring`.
  public var scoring = #""total": {"method": "sum_coded", "items": {"a": 1, "b": -1, "c": 1}}"#
  /// Further members of `definition`, each with a comma after it.
  public var keys = ""
  /// The wording by language, as members of `translations`.
  public var translations =
    #""en": {"a": "I <b>like</b> tea", "b": "I like noise", "c": "I like cats", "no": "No", "half": "So-so", "yes": "Yes"}"#

  /// Three items with answers from 0 to 4, and one sum.
  public init() {}

  /// The file.
  public var text: String {
    """
    {"osd_version": "1.0",
    "definition": {
    "scale_info": {"name": "Made up", "code": "MADE_UP", "version": "1.0", "license": "\(licence)"},
    "likert_options": \(likert),
    \(keys)"dimensions": [{"id": "total", "name": "All of it"}],
    "items": [\(items.joined(separator: ",\n"))],
    "scoring": {\(scoring)}},
    "translations": {\(translations)}}
    """
  }
}
