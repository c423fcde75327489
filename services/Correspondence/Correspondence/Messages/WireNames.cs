using System.Text.Json;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Messages;

/// <summary>Words of the domain as contracts, tables and answers spell them: snake_case.</summary>
static class WireNames
{
    /// <summary>The spelling of a word.</summary>
    public static string Of<TWord>(TWord word) where TWord : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString());

    /// <summary>The word of a spelling, or null when there is none; the zero of an enum is no word.</summary>
    public static TWord? Known<TWord>(string? spelling) where TWord : struct, Enum
    {
        foreach (var word in Enum.GetValues<TWord>())
            if (!word.Equals(default(TWord)) && Of(word) == spelling) return word;
        return null;
    }

    /// <summary>The word of a spelling in a fact that was heard.</summary>
    /// <exception cref="FactRefused">This build does not know it.</exception>
    public static TWord Heard<TWord>(string spelling) where TWord : struct, Enum =>
        Known<TWord>(spelling) ?? throw new FactRefused(new Refusal("unknown_word", $"'{spelling}' is no {typeof(TWord).Name} that is known here."));
}
