// `import Waymark` gives results, domain and analyses. Rooms of mathematics are imported by name.
@_exported public import Benchmarking
@_exported public import Change
@_exported public import Disclosure
@_exported public import Documents
@_exported public import Journeys
@_exported public import Outcomes
@_exported public import Platform
@_exported public import Psychometrics
@_exported public import Results
@_exported public import Scales
@_exported public import Scoring
@_exported public import Tables
@_exported public import Trajectories
