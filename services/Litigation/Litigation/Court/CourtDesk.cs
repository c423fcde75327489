using Npgsql;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Court;

/// <summary>Carries a person's word to a proceeding that exists.</summary>
sealed class CourtDesk(CourtStreams proceedings, NpgsqlDataSource database)
{
    public const long MostCents = 100_000_000_000;

    public async Task<IResult> Tell(Guid proceeding, CourtCommand command, EventContext context, string? version, CancellationToken stop)
    {
        if (!await IsKnown(proceeding, stop)) return Problems.NotFound("proceeding");
        return Answer.From(await proceedings.Execute(proceeding, command, context, Answer.Version(version), stop));
    }

    async Task<bool> IsKnown(Guid proceeding, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return (await session.Read("select 1 from court_proceedings where proceeding = $1", _ => 1, stop, proceeding)).Count > 0;
    }

    /// <summary>A reference of the creditor, an officer's office or a paper: no words, so no names.</summary>
    public static InputError? Reference(string field, string? reference) =>
        AgencyReference.IsValid(reference) ? null : new(field, "is 1 to 100 letters, digits and . _ : / -, the first a letter or digit");

    public static InputError? Amount(string field, long cents, bool mayBeNothing = false) =>
        cents <= MostCents && (cents > 0 || (mayBeNothing && cents == 0)) ? null : new(field, $"is {(mayBeNothing ? 0 : 1)} to {MostCents} cents");

    /// <summary>A problem where something is wrong, or null.</summary>
    public static IResult? Wrong(params InputError?[] errors) => errors.OfType<InputError>().ToArray() is { Length: > 0 } wrong ? Problems.Invalid(wrong) : null;

    public static Money Euros(long cents) => Money.OfCents(cents);
}
