using System.Text.Json;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Messaging;

/// <summary>Words of a domain as contracts, tables and answers spell them: snake_case. The zero of an enum is no word.</summary>
public static class Spelling
{
    /// <summary>The spelling of a word.</summary>
    public static string Of<TWord>(TWord word) where TWord : struct, Enum => Words<TWord>.Spelled[word];

    /// <summary>The word of a spelling; null where there is none.</summary>
    public static TWord? Known<TWord>(string? spelling) where TWord : struct, Enum =>
        spelling is not null && Words<TWord>.Read.TryGetValue(spelling, out var word) ? word : null;

    /// <summary>The word of a spelling in a fact that was heard.</summary>
    /// <exception cref="FactRefused">This build does not know it.</exception>
    public static TWord Heard<TWord>(string spelling) where TWord : struct, Enum =>
        Known<TWord>(spelling) ?? throw new FactRefused(new Refusal("unknown_word", $"'{spelling}' is no {typeof(TWord).Name} that is known here."));

    static class Words<TWord> where TWord : struct, Enum
    {
        public static readonly Dictionary<TWord, string> Spelled = Enum.GetValues<TWord>().ToDictionary(word => word, word => JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString()));

        public static readonly Dictionary<string, TWord> Read = Spelled.Where(word => !word.Key.Equals(default(TWord))).ToDictionary(word => word.Value, word => word.Key);
    }
}
