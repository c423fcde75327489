using Recouvrement.Dunning.Domain.Histories;
using Recouvrement.Dunning.HandOvers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>The history of a case ends with the piece that holds the fact by which its last claim came back, and with none before it.</summary>
public sealed class KeptHistoryTests(DunningServer server) : IClassFixture<DunningServer>
{
    [Fact]
    public async Task A_piece_that_was_drawn_before_the_last_fact_of_a_case_does_not_end_its_history()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", DunningServer.Today, 40000);
        await using var session = await Session.Begin(server.Service.Database.Source, default);
        var version = (await session.Read("select version from mt_streams where id = $1", row => row.GetInt64(0), default, debtor.Case)).Single();
        Assert.True(version > 1);

        // No claim of this hand-over is away: the last one came back while a piece was on its way to the store.
        var handOver = Guid.CreateVersion7();
        Assert.False(await Ended(session, debtor, handOver, 1));
        Assert.False(await Ended(session, debtor, handOver, version - 1));
        Assert.True(await Ended(session, debtor, handOver, version));
    }

    static async Task<bool> Ended(Session session, DebtorUnderTest debtor, Guid handOver, long upTo)
    {
        var kept = new HistoryEvent.HistoryKept(new(debtor.Siren, "C-1", debtor.Id), debtor.Case, handOver, new('a', 64), 10, upTo, new('b', 64), DunningServer.Today, null);
        await HistoriesOfTheDay.Show(session, KeptHistory.StreamOf(handOver), KeptHistory.Initial, [new(1, kept)], new("test", DateTimeOffset.UnixEpoch), default);
        return (await session.Read("select ended from kept_histories where hand_over = $1", row => row.GetBoolean(0), default, handOver)).Single();
    }
}
