using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Typesetting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>What dunning records of a case after its hand-over comes piece by piece, and belongs in the dossier as one history.</summary>
public sealed class HistoryPieceTests(DossierScene scene) : IClassFixture<DossierScene>
{
    static readonly DateOnly Later = DossierScene.HandedOverOn.AddDays(40);

    [Fact]
    public async Task What_is_added_after_the_hand_over_is_in_the_dossier_that_is_asked_for_after_it()
    {
        var handed = DossierScene.HandOver("100000157");
        var events = await Recorded(handed.Case);
        await scene.Bus.Publish(handed);
        await scene.Opened(handed.HandOver);
        await Piece(handed, events[..3], 0, 1);
        var first = await Made(handed, null, null);
        Assert.Equal(3, Lines(first.Archive));
        Assert.Contains("va jusqu'à la transmission au contentieux", await Summary(first.Archive), StringComparison.Ordinal);

        await Piece(handed, events[3..5], 3, 2);
        var (dossier, archive) = await Made(handed, "2026-06-12", null);
        Assert.NotEqual(first.Dossier.GetProperty("dossier").GetString(), dossier.GetProperty("dossier").GetString());
        Assert.Equal(5, Lines(archive));
        // Told on the 13th, early in its course.
        Assert.Contains("jusqu'au 12/06/2026 inclus", await Summary(archive), StringComparison.Ordinal);
        Assert.Equal(Verifiers.Accepted, await Verifiers.Both(archive, scene.Folder, scene.Pem, scene.Authority.Roots));
    }

    [Fact]
    public async Task A_piece_that_is_lost_or_not_told_ends_the_history_before_it_and_is_named()
    {
        var handed = DossierScene.HandOver("100000165");
        var events = await Recorded(handed.Case);
        await scene.Bus.Publish(handed);
        await scene.Opened(handed.HandOver);
        await Piece(handed, events[..3], 0, 1);
        await Piece(handed, events[4..5], 4, 3);
        var (untold, archive) = await Made(handed, null, "not_told");
        Assert.Equal((3, false), (Lines(archive), untold.GetProperty("hasGaps").GetBoolean()));

        File.Delete(PathOf(await Piece(handed, events[3..4], 3, 2)));
        var (gappy, without) = await Made(handed, null, "lost");
        Assert.Equal((3, true), (Lines(without), gappy.GetProperty("hasGaps").GetBoolean()));
        Assert.Equal(Verifiers.Accepted, await Verifiers.Both(without, scene.Folder, scene.Pem, scene.Authority.Roots));

        await Keep(events[3..4]);
        var (whole, all) = await Made(handed, "2026-06-12", null);
        Assert.Equal((5, false), (Lines(all), whole.GetProperty("hasGaps").GetBoolean()));
    }

    // Any events do: the form is what is published, and the chain is the store's own.
    async Task<IReadOnlyList<StoredEvent>> Events(Guid @case)
    {
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        return await scene.Service.Database.Store.ReadStream(session, @case, CancellationToken.None);
    }

    async Task<StoredEvent[]> Recorded(Guid @case)
    {
        await using (var session = await Session.Begin(scene.Service.Database.Source, CancellationToken.None))
        {
            await scene.Service.Database.Store.Append(
                session, new(@case, "dunning_case", StreamHead.New, [.. Enumerable.Range(0, 5).Select(n => EventNames<FileEvent>.Write(new FileEvent.FileWaits(Later.AddDays(n))))]),
                new("service:dunning", new(2026, 6, 13, 8, 0, 0, TimeSpan.Zero)), CancellationToken.None);
            await session.Commit(CancellationToken.None);
        }

        return [.. await Events(@case)];
    }

    async Task<string> Keep(StoredEvent[] events) => await scene.Keep(Encoding.UTF8.GetString(StreamText.Of(events)));

    async Task<string> Piece(ClaimsHandedOverV1 handed, StoredEvent[] events, long after, long version)
    {
        var sha256 = await Keep(events);
        await scene.Bus.Publish(new CaseHistoryKeptV1(
            handed.HandOver, handed.Case, handed.Creditor, sha256, StreamText.Of(events).Length, events[^1].Version, events[^1].Headers.Hash, version, after == 0 ? DossierScene.HandedOverOn : Later, after == 0 ? null : after));
        return sha256;
    }

    // Asks until the dossier says so: what was published is heard some time later.
    async Task<(JsonElement Dossier, byte[] Archive)> Made(ClaimsHandedOverV1 handed, string? upTo, string? gap)
    {
        (JsonElement Dossier, byte[] Archive) made = default;
        await Eventually.Is(async () =>
        {
            made = await scene.Made(handed.HandOver, (await scene.Ask(handed.HandOver)).GetProperty("dossier").GetString()!);
            var exhibits = JsonSerializer.Deserialize<JsonElement>(SealedSample.Entries(made.Archive).Single(e => e.Name == "exhibits.json").Content);
            return (exhibits.GetProperty("caseHistoryEnd").GetString(), exhibits.GetProperty("caseHistoryUpTo").GetString()) == (upTo is null ? "hand_over" : "day", upTo) && exhibits.GetProperty("caseHistoryGap").GetString() == gap;
        }, $"the history goes up to {upTo ?? "the hand-over"}, {gap ?? "whole"}");
        return made;
    }

    async Task<string> Summary(byte[] archive)
    {
        var pdf = SealedSample.Entries(archive).Single(e => e.Name == "summary.pdf").Content;
        var pages = (await scene.Service.Services.GetRequiredService<Typesetter>().ReadText(pdf, CancellationToken.None)).Pages;
        return string.Join(' ', string.Join(' ', pages).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    string PathOf(string sha256) => Path.Combine(scene.Folder, "documents", sha256[..2], sha256[2..4], sha256);

    static int Lines(byte[] archive) => SealedSample.Entries(archive).Single(e => e.Name == "history/dunning-case.jsonl").Content.Count(b => b == '\n');
}
