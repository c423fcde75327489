using System.Text.Json;

namespace Recouvrement.Litigation;

/// <summary>Words of the domain as contracts and read tables write them.</summary>
static class Words
{
    /// <summary>snake_case.</summary>
    public static string Of<TWord>(TWord word) where TWord : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString());
}
