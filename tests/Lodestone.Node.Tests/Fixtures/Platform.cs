using System.Runtime.Versioning;

// As the node itself: its keys lie in files with Unix modes.
[assembly: UnsupportedOSPlatform("windows")]
