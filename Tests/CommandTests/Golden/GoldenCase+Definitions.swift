import Results
import TestSupport

/// Files of definitions that cannot be read, and scales that cannot be meant.
extension GoldenCase {
  static let documents: [GoldenCase] = [
    check(.documentSyntax, "{\"schema\": \"waymark-scale/1\", \"id\" \"pair\"}"),
    check(.documentTrailingComma, "\"report\": \"raw\"\n", "\"report\": \"raw\",\n"),
    check(.documentComment, "\"items\": [", "// both of them\n  \"items\": ["),
    check(.documentQuotationMark, "\"id\": \"pair\"", "\"id\": 'pair'"),
    check(.documentNotFinite, "[2, 10]", "[2, Infinity]"),
    check(.documentLoneSurrogate, "\"Pair\"", "\"Pair \\uD83D\""),
    check(.documentByteOrderMark, "\u{FEFF}\u{FEFF}" + SmallStudy.scale),
    check(.documentNumberSize, "[2, 10]", "[2, 1e999]"),
    check(
      .documentDuplicateKey, "\"report\": \"raw\"\n", "\"report\": \"raw\", \"kind\": \"mean\"\n"),
    check(.documentUnknownKey, "\"about\":", "\"abuot\":"),
    check(.documentMissingKey, "\"version\": \"1.0.0\",", ""),
    check(.documentWrongType, "\"name\": \"Total\"", "\"name\": 3"),
    check(.documentTooDeep, String(repeating: "[", count: 100_000)),
    check(.documentValue, "\"kind\": \"sum\"", "\"kind\": \"total\""),
  ]

  static let scales: [GoldenCase] = [
    score(.scaleUnknown, "id,a,b\n1,1,1\n", scale: "pear"),
    check(.scaleDuplicateId, "{\"code\": 3}", "{\"code\": 2}"),
    check(.scaleUnknownItem, "\"b\": \"reverse\"", "\"c\": \"reverse\""),
    check(.scaleUnknownReference, "\"report\": \"raw\"", "\"report\": \"T\""),
    check(.scaleRange, "[2, 10]", "[2, 11]"),
    check(.scaleExample, "{\"raw\": 6}", "{\"raw\": 7}"),
    check(
      .scaleLicence,
      SmallStudy.scale.replacing("\"own\"", with: "\"C\"").replacing(
        "\"id\": \"a\",", with: "\"id\": \"a\", \"text\": \"I slept well\",")),
    check(.scaleTable) {
      $0.scores = [
        TestScale.score(
          "s", "sum", TestScale.items(["q1"]),
          metrics: #"{"id": "raw", "range": [0, 3]}, {"id": "t", "range": [30, 70], "table": "#
            + #"{"from": "raw", "source": "us", "rows": [[0, 30], [1, 44], [3, 70]]}}"#)
      ]
    },
    check(.scaleBands) {
      $0.scores = [
        sum(
          keys: #""bands": [{"id": "b", "metric": "raw", "cuts": [2, 7], "#
            + #""labels": ["low", "middle", "high"], "source": "us"}]"#)
      ]
    },
    check(.scaleKey) {
      $0.scores = [
        TestScale.score(
          "s", "sum", TestScale.items(["q1": #"{"atLeast": 4}"#, "q2": #""forward""#]),
          range: "[0, 4]")
      ]
    },
    check(.scaleMissingRule) {
      $0.scores = [sum(missing: #""rule": "prorate", "maxMissing": 2"#)]
    },
    check(.scaleMissingCode) {
      $0.keys = [#""missingCodes": [{"code": " ", "state": "missing"}]"#]
    },
    check(.scaleCondition) {
      $0.scores = [
        TestScale.score("s", "rule", #""rule": {"item": "q1", "atLeast": 0}"#, range: "[0, 1]")
      ]
    },
    check(.scaleCycle) {
      $0.scores = [
        TestScale.score("s", "sum", #""scores": {"t": "forward"}"#, range: "[0, 6]"),
        TestScale.score("t", "sum", #""scores": {"s": "forward"}"#, range: "[0, 6]"),
      ]
    },
    check(.scaleSkip) {
      $0.itemKeys["q2"] =
        #""skip": [{"when": [{"item": "q1", "is": [0]}], "value": 9, "source": "us"}]"#
    },
    check(.scaleAttention) {
      $0.itemKeys["q2"] = #""attention": {"atLeast": 0, "why": "hopelessness", "source": "us"}"#
    },
    check(.scaleItemOrder) {
      $0.keys = [#""itemOrders": [{"id": "1965", "items": ["q2"], "source": "us"}]"#]
    },
    check(.scaleNoTotal) {
      $0.keys = [#""noTotal": {"reason": "they measure different things", "source": "us"}"#]
    },
  ]

  static let figures: [GoldenCase] = [
    check(.scaleFigure) {
      $0.scores = [
        sum(
          keys: #""norms": [{"population": "adults", "country": "England", "n": 100, "#
            + #""source": "us", "metric": "raw", "year": 2011, "mean": 7}]"#)
      ]
    }
  ]
}
