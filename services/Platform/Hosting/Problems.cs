using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Platform.Hosting;

/// <summary>What is wrong with one field or line of an input.</summary>
/// <param name="Field">Name of the field, or null.</param>
/// <param name="Reason">In words.</param>
/// <param name="Line">Line of a file, from 1, or null.</param>
public sealed record InputError(string? Field, string Reason, long? Line = null);

/// <summary>Every error is answered with a problem document (RFC 9457) whose <c>code</c> is stable.</summary>
public static class Problems
{
    /// <summary>A problem with a code and a sentence.</summary>
    public static IResult Of(int status, string code, string detail, params InputError[] errors)
    {
        var problem = new ProblemDetails { Status = status, Title = code, Detail = detail, Type = "https://recouvrement.example/problems/" + code };
        problem.Extensions["code"] = code;
        if (errors.Length > 0) problem.Extensions["errors"] = errors;
        return TypedResults.Problem(problem);
    }

    /// <summary>The input was read but says something impossible (422).</summary>
    public static IResult Invalid(string field, string reason) => Invalid(new InputError(field, reason));

    /// <summary>The input was read but says something impossible (422).</summary>
    public static IResult Invalid(params InputError[] errors) =>
        Of(422, "invalid_input", string.Join("; ", errors.Select(e => e.Line is { } line ? $"line {line}: {e.Field} {e.Reason}" : $"{e.Field}: {e.Reason}")), errors);

    /// <summary>What could not be read of a JSON text, field by field.</summary>
    public static IReadOnlyList<InputError> Errors(JsonException json) => [.. Unreadable.Fields(json).Select(f => new InputError(f.Field, f.Reason))];

    /// <summary>There is no such thing, or none that the caller may see (404).</summary>
    public static IResult NotFound(string what) => Of(404, "not_found", $"There is no such {what}.");
}

/// <summary>Turns what was thrown into a problem document: the caller's mistakes say what is wrong, ours say nothing of the inside.</summary>
sealed class ProblemHandler(ILogger<ProblemHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.Response.HasStarted) return false;
        var problem = exception switch
        {
            BadHttpRequestException { InnerException: JsonException json } => Unreadable.Json(json),
            BadHttpRequestException { StatusCode: 413 } => Problems.Of(413, "too_large", "The request is larger than this endpoint accepts."),
            BadHttpRequestException bad => Unreadable.Request(bad),
            JsonException json => Unreadable.Json(json),
            PostgresException { SqlState: PostgresErrorCodes.ProgramLimitExceeded } => Problems.Of(422, "too_long", "A text is longer than what can be looked up."),
            StreamArchived => Problems.Of(409, "archived", "This is archived: it can be read, and not changed."),
            StreamOfAnother => Problems.Of(409, "id_taken", "This id stands for something else here: what you make needs an id of its own."),
            StreamMoved => Problems.Of(409, "busy", "Somebody else keeps changing the same thing. Try again."),
            _ when Transient.Is(exception) => Problems.Of(503, "unavailable", "A part of the system is away. Try again in a moment."),
            _ => Problems.Of(500, "internal_error", $"Something went wrong here. Trace {System.Diagnostics.Activity.Current?.TraceId}."),
        };
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;
        if (exception is not (BadHttpRequestException or JsonException or StreamOfAnother)) log.LogError(exception, "{Method} {Route} failed", httpContext.Request.Method, httpContext.Route());
        await problem.ExecuteAsync(httpContext);
        return true;
    }
}
