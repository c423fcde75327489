using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Tests.Messaging;

namespace Recouvrement.Platform.Tests.Hosting;

/// <summary>A probe service that is asked with secrets and quotes them when it fails, with a broker that does not answer.</summary>
static class Talkative
{
    public static WebApplication Build(string database, Uri broker, string key)
    {
        var app = ProbeHost.Publisher(
            database, broker, "--Logging:LogLevel:Default=Trace", "--Logging:Console:LogLevel:Default=Trace", "--ApiKeys:1:Name=a keeper", "--ApiKeys:1:Role=ops", $"--ApiKeys:1:Key={key}").Build();
        app.MapGet("/answers/{token}", (string token) => Results.Ok(token.Length)).AllowAnonymous();
        app.MapGet("/answers/{token}/broken", string (string token) => throw new InvalidOperationException("Nobody can answer.")).AllowAnonymous();
        app.MapPost("/persons", Refuse).RequireRole(Roles.Ops);
        app.MapPost("/stories/{story:guid}/end", End).RequireRole(Roles.Ops);
        return app;
    }

    static IResult Refuse(Person person, ILoggerFactory logs)
    {
        logs.CreateLogger("Probe").LogWarning("The mail server at {Address} says: {Refusal}", new Uri($"smtp://sender:{person.Password}@127.0.0.1"), $"550 <{person.Mail}> is not here");
        throw new InvalidOperationException($"No transfer to {person.Iban} of {person.Mail}: Host=127.0.0.1;Password={person.Password};Database=x");
    }

    static IResult End(Guid story, ILoggerFactory logs)
    {
        logs.CreateLogger("Probe").LogInformation("The story ends after {Chapters} chapters", 3);
        return Results.Ok(story);
    }

    public sealed record Person(string Name, string Mail, string Iban, string Password);
}
