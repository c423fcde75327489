using Npgsql;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Agencies;

/// <summary>Configuration <c>Agencies</c>.</summary>
/// <param name="WarnDays">From how many days before its end a paper of an agency is warned of.</param>
/// <param name="AnswerDays">Within how many days the creditor's people deal with what an agency asked or found.</param>
sealed record AgencyOptions(int WarnDays = 30, int AnswerDays = 7)
{
    public static AgencyOptions Of(IConfiguration configuration)
    {
        var standard = new AgencyOptions();
        var options = new AgencyOptions(configuration.GetValue("Agencies:WarnDays", standard.WarnDays), configuration.GetValue("Agencies:AnswerDays", standard.AnswerDays));
        return options is not { WarnDays: >= 0 and <= 366 } ? throw new InvalidOperationException($"Agencies:WarnDays is {options.WarnDays}; it is 0 to 366.")
            : options is not { AnswerDays: >= 0 and <= 366 } ? throw new InvalidOperationException($"Agencies:AnswerDays is {options.AnswerDays}; it is 0 to 366.")
            : options;
    }
}

/// <summary>Looks each day at the agencies' papers, says once what lapses, and then at the files that wait: what held them back may have ended.</summary>
sealed class AgenciesOfTheDay(AgencyStreams agencies, WaitingFiles waiting, AgencyOptions options, NpgsqlDataSource database, BusinessClock clock) : IDayWork
{
    /// <inheritdoc/>
    public string Name => "agencies";

    /// <inheritdoc/>
    public async Task Do(DateOnly day, CancellationToken stop)
    {
        var context = new EventContext("service:litigation", clock.GetUtcNow());
        foreach (var (name, guarantee) in await Registered(day, stop))
            await agencies.Execute(Agency.StreamOf(name), new AgencyCommand.CheckPapers(guarantee, options.WarnDays, day), context, null, stop);
        await waiting.PlaceAll(day, context, stop);
    }

    async Task<List<(string Name, bool Guarantee)>> Registered(DateOnly day, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await SignedMandates.Guarantees(session, day, null, stop);
    }
}
