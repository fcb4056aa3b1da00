import './loader/holdfast-chat-define.ts';
import { embed } from './loader/embed.ts';

embed();
