using Microsoft.AspNetCore.Builder;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Tests.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class FigureTests(ProbeServices services) : IClassFixture<ProbeServices>
{
    const string Heard = "select stream, count(*) from heard where $1::date is not null group by 1";

    [Fact]
    public async Task A_figure_is_measured_by_its_labels_and_one_that_cannot_be_holds_none_of_the_others_up()
    {
        using var instruments = new Instruments();
        var host = Listener();
        host.AddFigure("recouvrement.probe.broken", "{fact}", "Asks for what is not there", "select stream, count(*) from nowhere group by 1", "creditor");
        host.AddFigure("recouvrement.probe.heard", "{fact}", "Facts heard", Heard, "creditor");
        host.AddPending("probes", (_, _, _) => Task.FromResult(7L));
        await services.StartPublisher();
        await services.Start(host);
        var stream = await services.Append(new ProbeEvent.Counted(1), new ProbeEvent.Counted(2));

        await Eventually.Passes(() =>
        {
            Assert.Contains(($"creditor={stream},service=dunning", 2), instruments.Of("recouvrement.probe.heard"));
            Assert.Contains(("service=dunning,work=probes", 7), instruments.Of("recouvrement.pending"));
            Assert.Contains(instruments.Of("recouvrement.message.age"), age => age is ("contract=invoicing.bank-feed-received.v1,service=dunning", >= 0 and < 60));
            Assert.Contains(("service=dunning", 0), instruments.Of("recouvrement.queue.depth"));
            return Task.CompletedTask;
        }, TimeSpan.FromMinutes(1));
        Assert.Empty(instruments.Of("recouvrement.probe.broken"));
    }

    [Fact]
    public async Task The_days_that_were_not_worked_are_measured()
    {
        using var instruments = new Instruments();
        await services.Listener.Administer("insert into business_clock (today) values ('2026-03-05'); insert into day_work (day) values ('2026-03-01'), ('2026-03-02')");
        await services.Start(Listener());
        await Eventually.Passes(() =>
        {
            Assert.Contains(("service=dunning", 3), instruments.Of("recouvrement.day_work.behind"));
            return Task.CompletedTask;
        }, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_debtor_is_no_label() =>
        Assert.Contains("debtor", Assert.Throws<ArgumentException>(() => Listener().AddFigure("recouvrement.probe.heard", "{fact}", "Facts heard", Heard, "creditor", "debtor")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Probes_of_an_orchestrator_are_no_requests()
    {
        using var requests = new RequestDurations();
        var app = await services.Start(ProbeHost.Publisher(services.Publisher.ConnectionString, services.Broker), a => a.MapGet("/asked", () => "yes").RequireRole(Roles.Ops));
        using var client = ProbeServices.ClientOf(app);
        foreach (var path in new[] { "/health/live", "/health/ready", "/asked" }) (await client.GetAsync(path)).Dispose();

        await Eventually.Is(() => requests.Routes.Contains("/asked"), "the request is measured");
        Assert.DoesNotContain(requests.Routes, route => route.StartsWith("/health", StringComparison.Ordinal));
    }

    ServiceHost Listener() => ProbeHost.Listener(services.Listener.ConnectionString, services.Broker, heard => services.Fails(heard), "--Figures:Every=00:00:00.1");
}
