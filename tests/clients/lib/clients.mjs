/*
 * The vendors' client libraries, pointed at a base URL: the stand-in's own, or
 * that of a program, whose provider path each of them appends.
 */
import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import { Ollama } from 'ollama';
import OpenAI from 'openai';
import { CALLER_KEY, STAND_IN } from './meter.mjs';

/* PATH: where a program has the provider; the stand-in has OWN instead. */
function place(base, path, own = '') {
	return base === STAND_IN ? base + own : base + path;
}

export const MESSAGES = [{ role: 'user', content: 'Say what you say. 🦜' }];

/* PATH: of an upstream of OpenAI's kind. */
export function openaiAt(base, path = '/openai/v1', headers = {}) {
	return new OpenAI({
		baseURL: place(base, path, '/v1'),
		apiKey: CALLER_KEY,
		defaultHeaders: headers,
		maxRetries: 0,
	});
}

export function anthropicAt(base, credentials = { apiKey: CALLER_KEY }) {
	return new Anthropic({
		baseURL: place(base, '/anthropic'),
		apiKey: null,
		authToken: null,
		...credentials,
		maxRetries: 0,
	});
}

/* Of who uses the tokens, for any client, and all that Google's and Ollama's
 * have; without USER there is none. */
export function userHeader(user) {
	return user === undefined ? {} : { 'X-Tokenmeter-User': user };
}

export function genaiAt(base, user) {
	return new GoogleGenAI({
		apiKey: CALLER_KEY,
		httpOptions: {
			baseUrl: place(base, '/gemini'),
			headers: userHeader(user),
		},
	});
}

export function ollamaAt(base, user) {
	return new Ollama({
		host: place(base, '/ollama'),
		headers: userHeader(user),
	});
}

async function openaiChat(base, model, user) {
	return openaiAt(base).chat.completions.create(
		{ model, user, messages: MESSAGES, stream: true });
}

async function openaiResponses(base, model, user) {
	return openaiAt(base).responses.create(
		{ model, safety_identifier: user, input: 'Say', stream: true });
}

async function anthropicMessages(base, model, user) {
	return anthropicAt(base).messages.create({
		model, max_tokens: 1000, messages: MESSAGES, stream: true,
		...(user === undefined ? {} : { metadata: { user_id: user } }),
	});
}

async function genaiGenerate(base, model, user) {
	return genaiAt(base, user).models.generateContentStream(
		{ model, contents: 'Say' });
}

async function ollamaChat(base, model, user) {
	return ollamaAt(base, user).chat(
		{ model, messages: MESSAGES, stream: true });
}

/* By protocol: opens a stream of parts for USER, or nobody. */
export const STREAMS = {
	'openai-chat': openaiChat,
	'openai-responses': openaiResponses,
	anthropic: anthropicMessages,
	genai: genaiGenerate,
	ollama: ollamaChat,
};
