using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recouvrement.Litigation.Dossiers;
using Recouvrement.Litigation.Dossiers.Sealing;
using Recouvrement.Litigation.Tests.Domain;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>What the summary says of the history that is joined, and of the part of it that is not.</summary>
public sealed class SummaryWordsTests
{
    static readonly DateOnly Today = new(2026, 9, 30);

    [Theory]
    [InlineData(null, null, "not_told", "L'historique de la relance n'est pas joint : non communiqué.")]
    [InlineData(0, null, "lost", "L'historique de la relance va jusqu'à la transmission au contentieux ; la suite n'est pas jointe : introuvable.")]
    [InlineData(3, "2026-06-13", "lost", "tout ce qui y a été enregistré jusqu'au 12/06/2026 inclus ; la suite n'est pas jointe : introuvable.")]
    [InlineData(3, "2026-06-13", null, "jusqu'au 12/06/2026 inclus ; ce qui a été enregistré ensuite n'y est pas nécessairement.")]
    public async Task A_history_that_is_joined_is_not_said_to_be_missing(int? after, string? upTo, string? gap, string words)
    {
        await using var typesetter = new Typesetter(Options.Create(new TypesettingOptions()), NullLogger<Typesetter>.Instance);
        var piece = after is { } version ? new ToldHistory(Sample.Of.Case, new string('a', 64), 1, version, version + 3, new string('b', 64), upTo is null ? null : DateOnly.Parse(upTo, null)) : null;
        var material = new DossierMaterial(Sample.Here, Sample.Of, 1, Today, null, null, null, null, [], [], [], [], [], []);
        var claim = new JsonObject { ["claims"] = new JsonArray(), ["totals"] = new JsonArray(), ["law"] = "2026-11-22" };
        var pdf = await new SummaryDocument(typesetter).Typeset(
            new SealedFacts(Guid.Empty, Sample.Of, Sample.Here, Today, Today, null, null), material, claim, [], [], new FetchedHistory(null, piece, gap, [], []), CancellationToken.None);
        Assert.Contains(words, Regex.Replace((await typesetter.ReadText(pdf, CancellationToken.None)).Text, @"\s+", " "));
    }
}
