/*
 * A script's counts: as the truth (for the ledger), and as each vendor would
 * write it. The truth is in TokenMeter's words: prompt is all input and
 * completion all output; cached, written and reasoning are parts of them.
 */

const HUGE = 1000000000001;

/* What the ledger says was told; null: nothing that is of use. */
export function truth(script) {
	if (['none', 'negative', 'huge'].includes(script.report))
		return null;
	const { prompt, completion, cached, written, reasoning } = script;
	return { prompt, completion, cached, written, reasoning };
}

/* The truth while an answer is on its way: COMPLETION of it was made. */
export function truthSoFar(script, completion) {
	const whole = truth(script);
	return whole && { ...whole, completion, reasoning: 0 };
}

/* COUNT, or what stands there in a report that is of no use. */
function written(script, count) {
	if (script.report === 'negative')
		return -1;
	return script.report === 'huge' ? HUGE : count;
}

function total(script) {
	return script.total ?? script.prompt + script.completion;
}

function cost(script) {
	/* A number of more digits than a double has is written as it is. */
	return script.cost === null ? {} : { cost: Number(script.cost) };
}

const OPENAI_SHAPES = {
	openai: (script) => ({
		prompt_tokens: script.prompt,
		completion_tokens: written(script, script.completion),
		total_tokens: total(script),
		prompt_tokens_details: {
			cached_tokens: script.cached,
			...(script.written
				? { cache_write_tokens: script.written } : {}),
			audio_tokens: 0,
		},
		completion_tokens_details: {
			reasoning_tokens: script.reasoning,
			audio_tokens: 0,
			accepted_prediction_tokens: 0,
			rejected_prediction_tokens: 0,
		},
		...cost(script),
	}),
	groq: (script) => ({
		queue_time: 0.25,
		prompt_tokens: script.prompt,
		completion_tokens: script.completion,
		total_tokens: total(script),
		prompt_tokens_details: { cached_tokens: script.cached },
		completion_tokens_details: {
			reasoning_tokens: script.reasoning,
		},
	}),
	deepseek: (script) => ({
		prompt_tokens: script.prompt,
		completion_tokens: script.completion,
		total_tokens: total(script),
		prompt_cache_hit_tokens: script.cached,
		prompt_cache_miss_tokens: script.prompt - script.cached,
		completion_tokens_details: {
			reasoning_tokens: script.reasoning,
		},
	}),
	mistral: (script) => ({
		prompt_tokens: script.prompt,
		total_tokens: total(script),
		completion_tokens: script.completion,
		num_cached_tokens: script.cached,
	}),
	/* Its completion excludes reasoning. */
	xai: (script) => ({
		prompt_tokens: script.prompt,
		completion_tokens: script.completion - script.reasoning,
		total_tokens: total(script),
		prompt_tokens_details: { cached_tokens: script.cached },
		completion_tokens_details: {
			reasoning_tokens: script.reasoning,
		},
	}),
};

export function openaiUsage(script) {
	return script.report === 'none'
		? undefined : OPENAI_SHAPES[script.shape](script);
}

export function responsesUsage(script) {
	return script.report === 'none' ? undefined : {
		input_tokens: written(script, script.prompt),
		input_tokens_details: { cached_tokens: script.cached },
		output_tokens: script.completion,
		output_tokens_details: { reasoning_tokens: script.reasoning },
		total_tokens: total(script),
	};
}

export function embeddingsUsage(script) {
	return script.report === 'none' ? undefined : {
		prompt_tokens: written(script, script.prompt),
		total_tokens: script.prompt,
	};
}

/* OUTPUT: how much of the completion is told. */
export function anthropicUsage(script, output) {
	return script.report === 'none' ? undefined : {
		input_tokens: written(script,
			script.prompt - script.cached - script.written),
		cache_creation_input_tokens: script.written,
		cache_read_input_tokens: script.cached,
		cache_creation: {
			ephemeral_5m_input_tokens:
				script.written - script['written-hour'],
			ephemeral_1h_input_tokens: script['written-hour'],
		},
		output_tokens: output,
		/* Known at the end. */
		...(script.reasoning && output === script.completion ? {
			output_tokens_details: {
				thinking_tokens: script.reasoning,
			},
		} : {}),
		service_tier: 'standard',
	};
}

/* OUTPUT: how much of the completion is told, thoughts included. */
export function geminiUsage(script, output) {
	const thoughts = Math.min(script.reasoning, output);
	return script.report === 'none' ? undefined : {
		promptTokenCount: written(script, script.prompt - script.tool),
		candidatesTokenCount: output - thoughts,
		totalTokenCount: script.prompt + output,
		...(script.cached
			? { cachedContentTokenCount: script.cached } : {}),
		...(script.tool
			? { toolUsePromptTokenCount: script.tool } : {}),
		...(thoughts ? { thoughtsTokenCount: thoughts } : {}),
		promptTokensDetails: [
			{ modality: 'TEXT', tokenCount: script.prompt },
		],
	};
}

/* A zero is left out. */
export function ollamaUsage(script) {
	return script.report === 'none' ? {} : {
		...(script.prompt ? {
			prompt_eval_count: written(script, script.prompt),
			prompt_eval_duration: 130079000,
		} : {}),
		...(script.completion ? {
			eval_count: script.completion,
			eval_duration: 259876000,
		} : {}),
	};
}
