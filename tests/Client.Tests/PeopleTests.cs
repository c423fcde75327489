using System.Net;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;

namespace Recouvrement.Client.Tests;

public sealed class PeopleTests(DunningWithClient dunning) : IClassFixture<DunningWithClient>
{
    const string Siren = "552100554";
    static readonly DateOnly Today = DunningWithClient.Today;
    static readonly Guid Debtor = Guid.Parse("5b0c3b1e-6a0e-5c8e-9f1e-2d5a7c9b1f40"), Invoice = Guid.Parse("5b0c3b1e-6a0e-5c8e-9f1e-2d5a7c9b1f41");
    readonly Guid anne = Guid.CreateVersion7(), denis = Guid.CreateVersion7();

    [Fact]
    public async Task A_manager_gives_cases_an_owner_and_a_team_works_on_them()
    {
        var (manager, collector) = (dunning.Manager, dunning.Collector);
        await manager.PutMemberAsync(denis, new("Denis Essai", "management"));
        await manager.PutMemberAsync(anne, new("Anne Essai", "credit", "anne@creancier.invalid", denis));
        var absence = Guid.CreateVersion7();
        await collector.PutAbsenceAsync(anne, absence, new(Today, Today.AddDays(2), denis));
        Assert.Equal(denis, (await collector.GetMembersAsync()).Single(m => m.Member == anne).OnDuty);
        Assert.Equal(anne, (await collector.GetMembersAsync(Today.AddDays(3))).Single(m => m.Member == anne).OnDuty);
        await collector.CancelAbsenceAsync(anne, absence);

        await manager.PutOwnerRulesAsync(Siren, new([new(anne, NumberPrefix: "C-")]));
        Assert.Equal(anne, Assert.Single((await collector.GetOwnerRulesAsync(Siren)).Rules).Member);
        await dunning.Bus.Publish(new InvoiceIssuedV1(Siren, Debtor, "C-1", Invoice, "FA-1", "FA-1", Today.AddDays(-90), Today.AddDays(-60), 300_00, 300_00, "EUR", false, 1, Today));
        await Eventually.Is(async () => (await collector.GetCasesAsync(Siren)) is [{ Owner: not null }], "the case has an owner");
        var id = Assert.Single(await collector.GetCasesAsync(owner: anne)).Case;
        await manager.PutOwnerAsync(id, new(denis));
        Assert.True((await collector.GetCaseAsync(id)).Summary.OwnerByHand);
        await manager.PutOwnerAsync(id, new());
        Assert.Equal(0, (await manager.ReassignAsync(new(anne, From: denis))).Cases);

        var task = Guid.CreateVersion7();
        await collector.PutTaskAsync(task, new("send_invoice_copy", Today.AddDays(1), id, Invoice: Invoice, Note: "Essai"));
        await collector.ChangeTaskAsync(task, new(DeadlineOn: Today.AddDays(2)));
        Assert.Equal((anne, Today.AddDays(1), Today.AddDays(2)), (Assert.Single(await collector.GetTasksAsync(Siren)).Owner, (await collector.GetTaskAsync(task)).FirstDeadlineOn, (await collector.GetTaskAsync(task)).DeadlineOn));
        await collector.CompleteTaskAsync(task, new("done"));
        Assert.Equal(HttpStatusCode.Conflict, (await Assert.ThrowsAsync<ProblemException>(() => collector.CancelTaskAsync(task, new("mistake")))).Status);
        await manager.EraseTaskNoteAsync(task);

        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal(new(2026, 10, 5), (await collector.PutRequestAsync(first, new("goods_returned", id, denis))).DeadlineOn);
        await collector.PutRequestAsync(second, new("signed_quote", id, denis, WorkingDays: 5));
        Assert.Equal([first, second], (await collector.GetRequestsAsync(Siren)).Select(r => r.Request));
        await collector.AnswerRequestAsync(first, new(Reply: "Oui"));
        await collector.DeclineRequestAsync(second, new("lost"));
        Assert.Equal(HttpStatusCode.Conflict, (await Assert.ThrowsAsync<ProblemException>(() => collector.WithdrawRequestAsync(second))).Status);
        await manager.EraseRequestNoteAsync(first);
        Assert.Equal(2, Assert.Single(await collector.GetReplyTimesAsync(Siren)).Replied);

        await manager.PutTeamAsync(Siren, new(PersonFigures: true, MarginHundredths: 500));
        Assert.True((await collector.GetTeamAsync(Siren)).PersonFigures);
        await manager.PutObjectiveAsync(Siren, new("2026-10", "tasks_in_time_percent", 90, anne));
        Assert.True(Assert.Single(await collector.GetObjectivesAsync(Siren)).IsReached);
        await Meets(id);
        await manager.LeaveAsync(anne, new(Today));
        await manager.EraseMemberAsync(anne);
    }

    async Task Meets(Guid id)
    {
        var (manager, collector, meeting) = (dunning.Manager, dunning.Collector, Guid.CreateVersion7());
        await manager.PutMeetingAsync(meeting, new(Siren, new(2026, 10, 5), new(9, 0), [anne]));
        Assert.Equal(new(2026, 10, 5), Assert.Single(await collector.GetMeetingsAsync(Siren)).NextOn);
        var list = (await manager.DrawListAsync(meeting)).List;
        Assert.Equal(list, Assert.Single(await collector.GetListsAsync(Siren)).List);
        var line = Assert.Single((await collector.GetListAsync(list)).Lines);
        Assert.Equal((id, 300_00L, 6_000_00L), (line.Case, line.OwedCents, line.TurnoverNeededCents));
        await collector.RenewListAsync(list);
        await collector.PutAnswerAsync(list, 1, new("forgotten", "answer_debtor", anne, Today.AddDays(3)));
        using (var calendar = new StreamReader(await collector.GetCalendarAsync(list))) Assert.StartsWith("BEGIN:VCALENDAR", await calendar.ReadToEndAsync(), StringComparison.Ordinal);
        await manager.MoveMeetingAsync(list, new(Today, new(10, 0)));
        await collector.CloseMeetingAsync(list, new([anne]));
        Assert.Equal("Anne Essai", Assert.Single((await collector.GetMinutesAsync(list)).Present).Name);
        Assert.Equal(HttpStatusCode.Conflict, (await Assert.ThrowsAsync<ProblemException>(() => manager.CancelMeetingAsync(list))).Status);
        Assert.Equal(0, Assert.Single(await collector.GetKeptRatesAsync(Siren, by: "person")).Due);
        await manager.EndMeetingAsync(meeting);
    }
}
