using System.Globalization;

namespace Recouvrement.Kernel.Tests;

/// <summary>Days as tests write them.</summary>
static class Day
{
    internal static DateOnly Of(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
