using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>Reads the values of a policy over those it starts start.</summary>
static class ValuesReading
{
    const long MostCents = 1_000_000_000_00;

    internal static PolicyValues Read(List<PolicyFault> faults, string field, ValuesDocument document, PolicyValues start)
    {
        var statement = Cents("statementOnlyBelowCents", document.StatementOnlyBelowCents, start.StatementOnlyBelow);
        var full = Cents("fullMeansFromCents", document.FullMeansFromCents, start.FullMeansFrom);
        var notice = start.Notice;
        var values = start with
        {
            GraceDays = Number("graceDays", document.GraceDays, start.GraceDays, 0, 90),
            WorkingDaysBetweenContacts = Number("workingDaysBetweenContacts", document.WorkingDaysBetweenContacts, start.WorkingDaysBetweenContacts, 1, 60),
            EarlierRemindersDays = Number("earlierRemindersDays", document.EarlierRemindersDays, start.EarlierRemindersDays, 0, 400),
            ContactsBeforeThreat = Number("contactsBeforeThreat", document.ContactsBeforeThreat, start.ContactsBeforeThreat, 2, 10),
            FeedWorkingDays = Number("feedWorkingDays", document.FeedWorkingDays, start.FeedWorkingDays, 1, 60),
            StatementOnlyBelow = statement,
            FullMeansFrom = full,
            Currencies = CurrenciesReading.Read(faults, $"{field}.currencies", document.Currencies, start.Currencies),
            Budget = new(
                Number("emails", document.Emails, start.Budget.Emails, 0, 50), Number("calls", document.Calls, start.Budget.Calls, 0, 50), Number("letters", document.Letters, start.Budget.Letters, 0, 50),
                document.EmailsAndCallsTogether ?? start.Budget.Together),
            Notice = new(
                Number("noticeDaysToPay", document.NoticeDaysToPay, notice.DaysToPay, 8, 90), Number("noticeDaysAfterProof", document.NoticeDaysAfterProof, notice.DaysAfterProof, 8, 90),
                Number("noticeBankingDays", document.NoticeBankingDays, notice.BankingDaysUnderWay, 0, 20), Number("noticeDaysWithoutProof", document.NoticeDaysWithoutProof, notice.DaysWithoutProof, 15, 120)),
            Promises = new(
                Number("promiseDaysAhead", document.PromiseDaysAhead, start.Promises.MaxDaysAhead, 1, 60), Number("promisesPerEpisode", document.PromisesPerEpisode, start.Promises.PerEpisode, 0, 20),
                Number("promiseToleranceDays", document.PromiseToleranceDays, start.Promises.ToleranceDays, 0, 30), Cents("promiseToleranceCents", document.PromiseToleranceCents, start.Promises.ToleranceAmount)),
            Plans = NegotiationReading.Read(faults, field, document.Negotiation, document.PlanMonthsWithoutApproval is { } months ? start.Plans.Within(Number("planMonthsWithoutApproval", months, start.Plans.MonthsWithoutApproval, 0, 36)) : start.Plans),
            SalesNoticeDays = Number("salesNoticeDays", document.SalesNoticeDays, start.SalesNoticeDays, 0, 20),
            RefusalBringsNotice = document.RefusalBringsNotice ?? start.RefusalBringsNotice,
            HandOverNotice = document.HandOverNotice ?? start.HandOverNotice,
            AfterNotice = Word("afterNotice", document.AfterNotice, start.AfterNotice),
            CatchUp = Word("catchUp", document.CatchUp, start.CatchUp),
            Calendar = Calendar(document) ?? start.Calendar,
        };
        // It would never be sent, and who asks for it should know.
        if (document.HandOverNotice is true && values.AfterNotice != AfterNotice.HandOver) faults.Add(new($"{field}.handOverNotice", "tells of hand-overs, and no notice leads to one here"));
        return values;

        int Number(string name, int? value, int otherwise, int least, int most)
        {
            if (value is null || (value >= least && value <= most)) return value ?? otherwise;
            faults.Add(new($"{field}.{name}", $"is {least} to {most}"));
            return otherwise;
        }

        Money Cents(string name, long? value, Money otherwise)
        {
            if (value is null or (>= 0 and <= MostCents)) return value is { } cents ? Money.OfCents(cents) : otherwise;
            faults.Add(new($"{field}.{name}", "is an amount in cents, not negative"));
            return otherwise;
        }

        TWord Word<TWord>(string name, TWord? value, TWord otherwise) where TWord : struct, Enum
        {
            if (value is { } word && Convert.ToInt32(word, System.Globalization.CultureInfo.InvariantCulture) == 0) faults.Add(new($"{field}.{name}", "is not said"));
            return value ?? otherwise;
        }

        ContactCalendar? Calendar(ValuesDocument of)
        {
            if (of.QuietDays is not { } texts) return null;
            var windows = texts.Select(QuietWindow.Parse).ToArray();
            if (texts.Length > 20 || windows.Any(w => w is null))
            {
                faults.Add(new($"{field}.quietDays", "are at most 20 windows MM-DD/MM-DD"));
                return null;
            }

            var calendar = new ContactCalendar(windows.Select(w => w!.Value));
            // A year without a day for a contact would hold everybody up for good.
            if (Enumerable.Range(0, 365).Any(day => calendar.IsAllowed(new DateOnly(2027, 1, 1).AddDays(day)))) return calendar;
            faults.Add(new($"{field}.quietDays", "leave no day of the year for a contact"));
            return null;
        }
    }
}

/// <summary>Reads the thresholds of currencies. A profile that names one changes it, or adds it to those of its policy.</summary>
static class CurrenciesReading
{
    const int Most = 30;
    const long MostCents = 1_000_000_000_00;

    internal static ImmutableSortedDictionary<string, CurrencyThresholds> Read(
        List<PolicyFault> faults, string field, ImmutableSortedDictionary<string, CurrencyDocument>? documents, ImmutableSortedDictionary<string, CurrencyThresholds> start)
    {
        if (documents is null) return start;
        if (documents.Count > Most) faults.Add(new(field, $"are at most {Most}"));
        foreach (var (code, document) in documents.Take(Most))
        {
            if (code is not { Length: 3 } || !code.All(char.IsAsciiLetterUpper) || code == Money.Zero.Currency) faults.Add(new(field, "are codes of ISO 4217, three capital letters, beside EUR whose thresholds stand in the values themselves"));
            else if (document is null) faults.Add(new($"{field}.{code}", "is missing"));
            else start = start.SetItem(code, new(
                Cents(code, "statementOnlyBelowCents", document.StatementOnlyBelowCents, null), Cents(code, "fullMeansFromCents", document.FullMeansFromCents, null), Cents(code, "promiseToleranceCents", document.PromiseToleranceCents, 0)));
        }

        return start;

        Money Cents(string code, string name, long? value, long? otherwise)
        {
            if ((value ?? otherwise) is >= 0 and <= MostCents and var cents) return Money.OfCents(cents, code);
            faults.Add(new($"{field}.{code}.{name}", value is null ? "is missing" : "is an amount in cents, not negative"));
            return Money.OfCents(0, code);
        }
    }
}

/// <summary>Reads which debtors a policy is for.</summary>
static class ScopeReading
{
    const int MostPrecedence = 1000;

    internal static PolicyScope Read(List<PolicyFault> faults, ScopeDocument document)
    {
        if (document.Precedence is < 0 or > MostPrecedence) faults.Add(new("scope.precedence", $"is 0 to {MostPrecedence}"));
        foreach (var (name, words) in new[] { ("segments", document.Segments), ("claimObjects", document.ClaimObjects), ("languages", document.Languages) })
            if (words is { } list && !PolicyReading.AreWords(list)) faults.Add(new($"scope.{name}", "are words of at most 40 characters, at most 50"));
        if ((document.Kinds ?? []).Contains(Cases.CustomerKind.Unknown)) faults.Add(new("scope.kinds", "name a kind of debtor each"));
        if (document.OwedFromCents < 0 || document.OwedBelowCents <= (document.OwedFromCents ?? 0)) faults.Add(new("scope.owedBelowCents", "is more than owedFromCents, and neither is negative"));
        if (document.PromisesKeptBelowPercent is < 1 or > 100) faults.Add(new("scope.promisesKeptBelowPercent", "is 1 to 100"));
        if (document.DaysLateFrom < 0) faults.Add(new("scope.daysLateFrom", "is not negative"));
        return new()
        {
            Kinds = document.Kinds ?? [], Segments = document.Segments ?? [], Profiles = document.Profiles ?? [], ClaimObjects = document.ClaimObjects ?? [], Languages = document.Languages ?? [],
            OwedFrom = Amount(document.OwedFromCents), OwedBelow = Amount(document.OwedBelowCents), DaysLateFrom = document.DaysLateFrom, PromisesKeptBelow = document.PromisesKeptBelowPercent, IsInsured = document.Insured, Precedence = document.Precedence,
        };
    }

    static Money? Amount(long? cents) => cents is { } value and > 0 ? Money.OfCents(value) : null;
}
