using System.Text.Json;

namespace Recouvrement.Invoicing.Accounts;

/// <summary>Members of closed sets as they are stored and sent: snake_case.</summary>
static class Words
{
    public static string Of<TEnum>(TEnum member) where TEnum : struct, Enum => Spelled<TEnum>.Words[member];

    public static TEnum Read<TEnum>(string word) where TEnum : struct, Enum => Spelled<TEnum>.Members[word];

    /// <summary>The member of a word from outside, without regard to case; null when there is none. Zero is never meant.</summary>
    public static TEnum? Parse<TEnum>(string? word) where TEnum : struct, Enum =>
        word is not null && Spelled<TEnum>.Members.TryGetValue(word.Trim(), out var member) && Convert.ToInt32(member, null) != 0 ? member : null;

    /// <summary>All words, for a person who wrote another.</summary>
    public static string All<TEnum>() where TEnum : struct, Enum =>
        string.Join(", ", Spelled<TEnum>.Words.Where(w => Convert.ToInt32(w.Key, null) != 0).Select(w => w.Value));

    static class Spelled<TEnum> where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> Words = Enum.GetValues<TEnum>().ToDictionary(m => m, m => JsonNamingPolicy.SnakeCaseLower.ConvertName(m.ToString()));
        public static readonly Dictionary<string, TEnum> Members = Words.ToDictionary(w => w.Value, w => w.Key, StringComparer.OrdinalIgnoreCase);
    }
}
