using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Reception;

/// <summary>统一说辞 / 答客问: what everybody at the sales centre answers to a question that customers ask.</summary>
public sealed class StandardAnswer : AggregateRoot
{
    private StandardAnswer() { }

    public StandardAnswer(Guid projectId) => ProjectId = projectId;

    public Guid ProjectId { get; private set; }

    public string Question { get; private set; } = "";

    public string Answer { get; private set; } = "";

    /// <summary>Who wrote it last, and when, UTC.</summary>
    public Guid WrittenById { get; private set; }

    public DateTime WrittenAt { get; private set; }

    /// <summary>Refused when one of the two is missing.</summary>
    public void Write(string question, string answer, Guid byId, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(question) || string.IsNullOrWhiteSpace(answer))
            throw new RefusedException(new Refusal("answer.incomplete"));
        (Question, Answer, WrittenById, WrittenAt) = (question.Trim(), answer.Trim(), byId, now);
    }
}
