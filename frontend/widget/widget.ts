import './holdfast-chat-define.ts';
import { embed } from './embed.ts';

embed();
