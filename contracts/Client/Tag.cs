using System.Globalization;

namespace Recouvrement.Client;

static class Tag
{
    /// <summary>A version as <c>If-Match</c> takes it.</summary>
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
