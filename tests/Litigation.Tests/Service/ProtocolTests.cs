using Npgsql;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Litigation.Domain.Settlements;
using Recouvrement.Litigation.Settlements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>The protocol of a settlement lists the invoices that were agreed to, whatever becomes of them.</summary>
public sealed class ProtocolTests(Scene scene) : IClassFixture<Scene>, IAsyncLifetime
{
    static readonly DateOnly Today = new(2026, 12, 1);
    readonly CourtActs acts = new(scene);

    public Task InitializeAsync() => scene.Service.SetToday(Today);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task It_is_about_what_was_owed_when_it_was_proposed()
    {
        const string siren = "200000305";
        var file = (await acts.HandedOver(siren)).HandOver;
        await acts.Put($"/files/{file}/settlements/TR-1", new { agreedCents = 1_000_000, payBy = "2026-12-31" });
        var id = Settlement.StreamOf(file, "TR-1");
        await acts.Tell(Roles.Manager, $"/settlements/{id}/approve");
        await acts.Parties(siren);
        await Run("update claims set live = false, returned_on = $3, outstanding_cents = 0 where file = $1 and invoice = $2", file, Scene.Invoice(siren, "F-1"), Today);
        await Listed(id, "F-1", "F-2");

        await acts.Put($"/files/{file}/settlements/TR-2", new { agreedCents = 50_000, payBy = "2026-12-31" });
        var later = Settlement.StreamOf(file, "TR-2");
        await acts.Tell(Roles.Manager, $"/settlements/{later}/approve");
        await Listed(later, "F-2");

        await Run("update claims set currency = 'CHF' where file = $1 and invoice = $2", file, Scene.Invoice(siren, "F-2"));
        var (status, problem) = await scene.Ask(Roles.Collector, HttpMethod.Put, $"/files/{file}/settlements/TR-3", new { agreedCents = 50_000, payBy = "2026-12-31" });
        Assert.Equal((409, "not_in_euros"), ((int)status, CourtActs.Text(problem, "code")));
        await Listed(later, "F-2");
    }

    [Theory]
    [InlineData("200000313", "2026-11-09", false)]
    [InlineData("200000321", "2026-11-10", false)]
    [InlineData("200000339", "2026-11-11", true)]
    public async Task One_from_before_the_invoices_were_kept_lists_what_was_in_the_file_on_its_day(string siren, string returnedOn, bool listed)
    {
        var handed = await acts.HandedOver(siren);
        var (file, id) = (handed.HandOver, Settlement.StreamOf(handed.HandOver, "TR-1"));
        await acts.Parties(siren);
        await Agreed(id, new(file, new(handed.Case, siren, handed.Debtor, handed.CustomerNumber), "TR-1"), new(2026, 11, 10));
        await Run("update claims set live = false, returned_on = $3 where file = $1 and invoice = $2", file, Scene.Invoice(siren, "F-1"), DateOnly.Parse(returnedOn, null));
        await Listed(id, listed ? ["F-1", "F-2"] : ["F-2"]);
        await Run("update claims set currency = 'CHF' where file = $1 and invoice = $2", file, Scene.Invoice(siren, "F-2"));
        var (status, problem) = await scene.Ask(Roles.Collector, HttpMethod.Get, $"/settlements/{id}/protocol.pdf");
        Assert.Equal((409, "not_in_euros"), ((int)status, CourtActs.Text(problem, "code")));
    }

    async Task Listed(Guid settlement, params string[] references)
    {
        var text = await acts.Printed($"/settlements/{settlement}/protocol.pdf");
        Assert.Equal(references, new[] { "F-1", "F-2" }.Where(reference => text.Contains($"{reference} 12/11/2025 12/12/2025", StringComparison.Ordinal)));
    }

    async Task Agreed(Guid id, SettlementMatter matter, DateOnly on)
    {
        var terms = new SettlementTerms(Money.Euros(10_000), Money.Zero, Money.Zero, Money.Zero, new(2026, 12, 31), false);
        SettlementEvent[] facts = [new SettlementEvent.SettlementProposed(matter, terms, "collector", on), new SettlementEvent.SettlementApproved(matter, terms, "collector", "manager", on)];
        var context = new EventContext("collector", new(on, new(8, 0), TimeSpan.Zero));
        await using var session = await Session.Begin(scene.Service.Database.Source, CancellationToken.None);
        await scene.Service.Database.Store.Append(session, new(id, "settlement", StreamHead.New, [.. facts.Select(EventNames<SettlementEvent>.Write)]), context, CancellationToken.None);
        await SettlementView.Show(
            session, id, Folding.Fold<Settlement, SettlementCommand, SettlementEvent>(facts), [.. facts.Select((fact, at) => new Appended<SettlementEvent>(at + 1, fact))], context, CancellationToken.None);
        await session.Commit(CancellationToken.None);
    }

    async Task Run(string sql, params object[] values)
    {
        await using var connection = await scene.Service.Database.Source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
