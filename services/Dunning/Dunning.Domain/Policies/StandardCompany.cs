using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>The policy "standard company" as it is shipped: values a good French credit manager would choose.</summary>
public static class StandardCompany
{
    /// <summary>Version 1.</summary>
    public static DunningPolicy Policy { get; } = new(
        "standard_company", 1,
        [
            new("pre_reminder", -10, Channel.Email, ContactRole.AccountsPayable) { Fallback = Channel.Letter, From = Money.Euros(500) },
            new("reminder_1", 3, Channel.Email, ContactRole.AccountsPayable) { Fallback = Channel.Letter },
            new("call_1", 8, Channel.Call, ContactRole.AccountsPayable),
            new("letter_1", 15, Channel.Letter, ContactRole.AccountsPayable) { ClaimsInterest = true },
            new("reminder_2", 22, Channel.Email, ContactRole.AccountsPayable) { Fallback = Channel.Letter },
            new("call_2", 27, Channel.Call, ContactRole.AccountsPayable),
            new("letter_2", 33, Channel.Letter, ContactRole.FinanceDirector) { ClaimsInterest = true, IsThreat = true, NamesSanction = true },
            new("call_3", 38, Channel.Call, ContactRole.FinanceDirector),
            new("formal_notice", 45, Channel.RegisteredLetter, ContactRole.LegalRepresentative) { ClaimsInterest = true, IsThreat = true },
        ],
        new()
        {
            GraceDays = 3,
            WorkingDaysBetweenContacts = 5,
            EarlierRemindersDays = 90,
            ContactsBeforeThreat = 2,
            FeedWorkingDays = 2,
            StatementOnlyBelow = Money.Euros(15),
            FullMeansFrom = Money.Euros(150),
            Budget = new(Emails: 3, Calls: 3, Letters: 3),
            Notice = new(DaysToPay: 20, DaysAfterProof: 15, BankingDaysUnderWay: 3, DaysWithoutProof: 30),
            Calendar = new(QuietWindow.Parse("12-24/01-02")!.Value),
        });
}
