using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Runs;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>However many ask for a run at the same time, one works, and each is told of one that has seen all that came before it asked.</summary>
public sealed class ManyAskersTests(DunningServer server) : IClassFixture<DunningServer>
{
    const int Askers = 50;

    static readonly DateOnly Today = DunningServer.Today;

    [Fact]
    public async Task Many_who_ask_at_once_are_served_by_the_workers_of_one_run_and_each_one_s_news_is_seen()
    {
        var creditor = (await server.Debtor()).Siren;
        await server.Run(Today);
        using var over = new CancellationTokenSource();
        var watching = Most(over.Token);
        var answers = await Task.WhenAll(Enumerable.Range(0, Askers).Select(async i =>
        {
            var news = await Owes(creditor, $"N-{i}");
            var report = await server.Run(Today, i % 2 == 0 ? "ops" : "manager");
            // Told of before it asked, so decided by the time it is answered.
            return (Report: report!, Decided: await Decided(news));
        }));
        await over.CancelAsync();
        Assert.All(answers, a => Assert.True(a.Decided && a.Report["finished"]!.GetValue<bool>() && a.Report["failed"]!.AsArray().Count == 0));
        Assert.InRange(await watching, 1, server.Service.Services.GetRequiredService<RunOptions>().Workers);
        await using var session = await Session.Open(server.Service.Database.Source, default);
        Assert.Equal([(long)Askers], await session.Read("select count(*) from acts where creditor = $1", r => r.GetInt64(0), default, creditor));
    }

    [Fact]
    public async Task Runs_of_as_many_days_as_wait_are_bounded()
    {
        await Owes((await server.Debtor()).Siren, "W-1");
        // One that waits for the entities, and those that wait for it.
        await using var held = await Session.Begin(server.Service.Database.Source, default);
        await held.Run("select pg_advisory_xact_lock(hashtextextended('dunning entities', 0))", default);
        var queue = server.Service.Services.GetRequiredService<RunQueue>();
        var asked = Enumerable.Range(0, 6).Select(i => queue.Ask(Today.AddDays(-i), new("ops", ParisTime.StartOf(Today.AddDays(-i))), most: 4)).ToList();
        Assert.Contains(null, asked);
        Assert.Same(asked[3], queue.Ask(Today.AddDays(-3), new("ops", ParisTime.StartOf(Today)), most: 4));
        // What was refused is not gone on with by anybody.
        await Task.WhenAll(asked.OfType<AskedRun>().Select(a => a.Written));
        await using (var session = await Session.Open(server.Service.Database.Source, default))
            Assert.Equal(
                asked.Select((a, i) => (a, i)).Where(a => a.a is not null).Select(a => Today.AddDays(-a.i)).Order(),
                await session.Read("select as_of from runs where finished_at is null order by as_of", r => r.GetFieldValue<DateOnly>(0), default));
        await held.DisposeAsync();
        await Task.WhenAll(asked.OfType<AskedRun>().Select(a => a.Report));
        Assert.NotNull(queue.Ask(Today.AddDays(-9), new("ops", ParisTime.StartOf(Today)), most: 4));
    }

    [Fact]
    public async Task The_run_of_the_day_goes_before_those_that_wait()
    {
        await Owes((await server.Debtor()).Siren, "D-1");
        await using var held = await Session.Begin(server.Service.Database.Source, default);
        await held.Run("select pg_advisory_xact_lock(hashtextextended('dunning entities', 0))", default);
        var queue = server.Service.Services.GetRequiredService<RunQueue>();
        var asked = Enumerable.Range(0, 3).Select(i => queue.Ask(Today.AddDays(-i), new("ops", ParisTime.StartOf(Today.AddDays(-i))))!).ToList();
        var own = queue.Ask(Today, new(RunOfTheDay.Actor, ParisTime.StartOf(Today)))!;
        // The first is under way, or has its turn before anybody can tell.
        var first = Task.WhenAny(asked.Skip(1).Append(own).Select(a => a.Report));
        await held.DisposeAsync();
        Assert.Same(own.Report, await first);
        await Task.WhenAll(asked.Select(a => a.Report));
    }

    async Task<Guid> Owes(string creditor, string number)
    {
        var account = new Account(creditor, number, NameBasedId.OfStream("customer", Siren.Parse(creditor)!.Value, number));
        var cases = server.Service.Services.GetRequiredService<Streams<DunningCase, DunningCommand, DunningEvent>>();
        DunningEvent[] facts =
        [
            new DunningEvent.DebtorProfiled(account.Debtor, CustomerKind.Company, null, "fr", 1),
            new DunningEvent.ReachChanged(account.Debtor, [new(ContactRole.AccountsPayable, Email: true, Post: true, Phone: true)], 2),
            new DunningEvent.InvoiceEntered(Guid.CreateVersion7(), new($"F-{number}", "Commande", Today.AddDays(-33), Today.AddDays(-3), Money.Euros(400), false), Money.Euros(400), 1, Today),
        ];
        await UnitOfWork.Run(server.Service.Database.Source, new LogSignal(), async session =>
        {
            foreach (var fact in facts) await cases.Hear(session, account.CaseId(), new DunningCommand.Hear(account, fact, Today), new("service:invoicing", ParisTime.StartOf(Today)), default);
        }, default);
        return account.CaseId();
    }

    async Task<bool> Decided(Guid dunningCase)
    {
        await using var session = await Session.Open(server.Service.Database.Source, default);
        return (await session.Read("select 1 from acts where case_id = $1", r => r.GetInt32(0), default, dunningCase)).Count == 1;
    }

    // Each batch shares the entities from its beginning to its end.
    async Task<long> Most(CancellationToken over)
    {
        await using var session = await Session.Open(server.Service.Database.Source, default);
        var most = 0L;
        while (!over.IsCancellationRequested)
            most = Math.Max(most, (await session.Read(
                "select count(*) from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and l.locktype = 'advisory' and l.mode = 'ShareLock'", r => r.GetInt64(0), default))[0]);
        return most;
    }
}
